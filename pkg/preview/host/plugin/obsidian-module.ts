import type * as Obsidian from "obsidian";
import { HostApp } from "../create-host";
import * as bytes from "../base/bytes";
import { Component, MarkdownRenderChild } from "../base/component";
import { debounce } from "../base/debounce";
import { Events } from "../base/events";
import { normalizePath } from "../base/paths";
import { Platform } from "../base/platform";
import { strict } from "../base/strict";
import { parseYaml, stringifyYaml } from "../markdown/front-matter";
import { loadMermaid } from "../markdown/diagrams";
import { sanitizeHTMLToDom } from "../markdown/safe-dom";
import { finishRenderMath, loadMathJax, renderMath } from "../markdown/math";
import { MarkdownPreviewRenderer, MarkdownRenderer } from "../markdown/markdown-renderer";
import { prism } from "../markdown/prism";
import { ReadingView } from "../markdown/reading-view";
import { CodeMirrorEditor } from "../editor/code-mirror-editor";
import {
  editorEditorField,
  editorInfoField,
  editorLivePreviewField,
  livePreviewState,
} from "../editor/fields";
import { NoteEditor } from "../editor/note-editor";
import * as frontMatter from "../metadata/front-matter-api";
import { getLinkpath, parseLinktext, stripHeading, stripHeadingForLink } from "../metadata/links";
import { MetadataCache } from "../metadata/metadata-cache";
import { resolveSubpath } from "../metadata/subpath";
import {
  BaseComponent,
  ValueComponent,
  ButtonComponent,
  ExtraButtonComponent,
  DropdownComponent,
  ToggleComponent,
  AbstractTextComponent,
  TextAreaComponent,
  TextComponent,
} from "../settings/controls";
import { Setting, SettingGroup } from "../settings/setting";
import { PluginSettingTab, SettingTab } from "../settings/setting-tab";
import { ConfirmationButton, ConfirmationModal } from "../ui/confirmation-modal";
import * as fuzzy from "../ui/fuzzy";
import { HoverPopover, PopoverState } from "../ui/hover-popover";
import * as icons from "../ui/icons";
import { Menu } from "../ui/menu";
import { MenuItem, MenuSeparator } from "../ui/menu-item";
import { Modal } from "../ui/modal";
import { Notice } from "../ui/notice";
import { Keymap, Scope } from "../ui/scope";
import { FuzzySuggestModal, SuggestModal } from "../ui/suggest-modal";
import { displayTooltip, setTooltip } from "../ui/tooltip";
import { FileManager } from "../vault/file-manager";
import { TAbstractFile, TFile, TFolder } from "../vault/files";
import { Vault } from "../vault/vault";
import { WorkspaceLeaf } from "../workspace/leaf";
import { MarkdownView } from "../workspace/markdown-view";
import { WorkspaceItem, WorkspaceParent } from "../workspace/item";
import {
  WorkspaceContainer,
  WorkspaceRibbon,
  WorkspaceRoot,
  WorkspaceSidedock,
  WorkspaceSplit,
} from "../workspace/splits";
import { WorkspaceTabs } from "../workspace/tabs";
import { TextFileView } from "../workspace/text-file-view";
import { EditableFileView, FileView, ItemView, View } from "../workspace/view";
import { Workspace } from "../workspace/workspace";
import { EditorSuggest, PopoverSuggest } from "./editor-suggest";
import { AbstractInputSuggest } from "./input-suggest";
import { Plugin } from "./plugin";

/** The version of the app whose interface this is. */
export const API_VERSION = "1.13.7";

/** What is here with all its members: held against Obsidian's own declarations, so that a drift of either breaks the build. */
const whole = {
  AbstractTextComponent,
  BaseComponent,
  ButtonComponent,
  Component,
  ConfirmationModal,
  DropdownComponent,
  EditorSuggest,
  Events,
  ExtraButtonComponent,
  FuzzySuggestModal,
  Keymap,
  MarkdownPreviewRenderer: MarkdownPreviewRenderer as typeof MarkdownPreviewRenderer & (new () => object),
  MarkdownRenderChild,
  Menu,
  MenuSeparator,
  Modal,
  Notice,
  Platform,
  Plugin,
  PluginSettingTab,
  PopoverSuggest,
  Scope,
  SuggestModal,
  TAbstractFile,
  TextAreaComponent,
  TextComponent,
  TFile,
  TFolder,
  ToggleComponent,
  ValueComponent,
  addIcon: icons.addIcon,
  arrayBufferToBase64: bytes.arrayBufferToBase64,
  arrayBufferToHex: bytes.arrayBufferToHex,
  base64ToArrayBuffer: bytes.base64ToArrayBuffer,
  apiVersion: API_VERSION,
  debounce,
  displayTooltip,
  editorEditorField,
  editorInfoField,
  editorLivePreviewField,
  editorViewField: editorInfoField,
  getBlobArrayBuffer: bytes.getBlobArrayBuffer,
  hexToArrayBuffer: bytes.hexToArrayBuffer,
  getAllTags: frontMatter.getAllTags,
  getFrontMatterInfo: frontMatter.getFrontMatterInfo,
  getIcon: icons.getIcon,
  getIconIds: icons.getIconIds,
  getLanguage: () => "en",
  getLinkpath,
  iterateCacheRefs: frontMatter.iterateCacheRefs,
  iterateRefs: frontMatter.iterateRefs,
  livePreviewState,
  finishRenderMath,
  loadMathJax,
  loadMermaid,
  renderMath,
  sanitizeHTMLToDom,
  loadPrism: () => Promise.resolve(prism),
  normalizePath,
  parseFrontMatterAliases: frontMatter.parseFrontMatterAliases,
  parseFrontMatterEntry: frontMatter.parseFrontMatterEntry,
  parseFrontMatterStringArray: frontMatter.parseFrontMatterStringArray,
  parseFrontMatterTags: frontMatter.parseFrontMatterTags,
  parseLinktext,
  parseYaml,
  prepareFuzzySearch: fuzzy.prepareFuzzySearch,
  prepareSimpleSearch: fuzzy.prepareSimpleSearch,
  removeIcon: icons.removeIcon,
  renderMatches: fuzzy.renderMatches,
  renderResults: fuzzy.renderResults,
  request: () => refuseNetwork("request"),
  requestUrl: () => refuseNetwork("requestUrl"),
  requireApiVersion: (version: string) => isAtMost(version, API_VERSION),
  resolveSubpath,
  setIcon: icons.setIcon,
  setTooltip,
  sortSearchResults: fuzzy.sortSearchResults,
  stringifyYaml,
  stripHeading,
  stripHeadingForLink,
};

whole satisfies Pick<typeof Obsidian, keyof typeof whole>;

const partial = {
  AbstractInputSuggest,
  App: HostApp,
  ConfirmationButton,
  EditableFileView,
  Editor: CodeMirrorEditor,
  FileManager,
  FileView,
  HoverPopover,
  ItemView,
  MarkdownEditView: NoteEditor,
  MarkdownPreviewView: ReadingView,
  MarkdownRenderer,
  MarkdownView,
  MenuItem,
  MetadataCache,
  PopoverState,
  Setting,
  SettingGroup,
  SettingTab,
  TextFileView,
  Vault,
  View,
  Workspace,
  WorkspaceContainer,
  WorkspaceItem,
  WorkspaceLeaf,
  WorkspaceParent,
  WorkspaceRibbon,
  WorkspaceRoot,
  WorkspaceSidedock,
  WorkspaceSplit,
  WorkspaceTabs,
};

/** What nothing in the preview is an instance of; plugins ask whether something is, and no is the true answer. */
const elsewhere = {
  CapacitorAdapter: kindNotHere("CapacitorAdapter"),
  FileSystemAdapter: kindNotHere("FileSystemAdapter"),
  WorkspaceFloating: kindNotHere("WorkspaceFloating"),
  WorkspaceMobileDrawer: kindNotHere("WorkspaceMobileDrawer"),
  WorkspaceWindow: kindNotHere("WorkspaceWindow"),
};

/** What `require("obsidian")` answers. An export the preview lacks throws with its name. */
export function obsidianModule(): object {
  return strict("obsidian", { ...whole, ...partial, ...elsewhere });
}

function kindNotHere(name: string): object {
  return strict(name, function () {
    throw new Error(`There is no ${name} in the preview.`);
  });
}

function refuseNetwork(name: string): never {
  throw new Error(`The preview has no network: ${name} is refused.`);
}

function isAtMost(version: string, limit: string): boolean {
  const wanted = version.split(".").map(Number);
  const have = limit.split(".").map(Number);
  for (const [index, part] of wanted.entries()) {
    if (part !== (have[index] ?? 0)) return part < (have[index] ?? 0);
  }
  return true;
}
