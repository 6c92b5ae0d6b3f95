import type { App, Editor, TFile } from "obsidian";
import type { Host } from "../host";
import { frontMatterBlock, readFrontMatter, stringifyYaml } from "../markdown/front-matter";
import { Notice } from "../ui/notice";
import { FuzzySuggestModal } from "../ui/suggest-modal";
import { decodeText } from "../vault/text";
import { MarkdownView } from "./markdown-view";

interface TemplateSettings {
  readonly folder?: string;
  readonly dateFormat?: string;
  readonly timeFormat?: string;
}

/** Adds the command of the core plugin Templates; which folder holds them stands in `.obsidian/templates.json`. */
export function addTemplates(host: Host): void {
  const { app, commands, workspace } = host;
  commands.add({
    id: "insert-template",
    name: "Templates: Insert template",
    checkCallback: (checking) => {
      const view: unknown = workspace.getMostRecentLeaf()?.view;
      if (!(view instanceof MarkdownView) || view.file === null) return false;
      if (!checking) void chooseTemplate(host, view);
      return true;
    },
  });

  async function chooseTemplate({ server, vault }: Host, view: MarkdownView): Promise<void> {
    const kept = await server.readIfPresent(".obsidian/templates.json");
    let settings: TemplateSettings;
    try {
      settings = kept === null ? {} : (JSON.parse(decodeText(kept.bytes)) as TemplateSettings);
    } catch {
      new Notice("This vault's .obsidian/templates.json is not JSON.");
      return;
    }
    const { folder = "" } = settings;
    const templates = vault.getMarkdownFiles().filter(({ path }) => path.startsWith(`${folder}/`));
    if (folder === "" || templates.length === 0) {
      new Notice(
        folder === ""
          ? "No folder of templates is set in .obsidian/templates.json."
          : `There are no templates in ${folder}.`,
      );
      return;
    }
    const insert = async (template: TFile): Promise<void> => {
      const text = fillTemplate(await app.vault.cachedRead(template), {
        title: view.file?.basename ?? "",
        now: new Date(),
        ...settings,
      });
      view.setMode("source");
      insertTemplate(view.editor, text);
    };
    const [only] = templates;
    if (templates.length === 1 && only !== undefined) await insert(only);
    else new TemplateSuggest(app, templates, (template) => void insert(template)).open();
  }
}

class TemplateSuggest extends FuzzySuggestModal<TFile> {
  private readonly templates: readonly TFile[];
  private readonly choose: (template: TFile) => void;

  constructor(app: App, templates: readonly TFile[], choose: (template: TFile) => void) {
    super(app);
    this.templates = templates;
    this.choose = choose;
    this.setPlaceholder("Insert a template");
    this.emptyStateText = "No template is called that.";
  }

  getItems(): TFile[] {
    return [...this.templates];
  }

  getItemText(template: TFile): string {
    return template.basename;
  }

  onChooseItem(template: TFile): void {
    this.choose(template);
  }
}

/** What a template's fields are filled with. */
export interface TemplateValues extends TemplateSettings {
  readonly title: string;
  readonly now: Date;
}

/** Fills `{{title}}`, `{{date}}` and `{{time}}`; the last two take a format behind a colon. */
export function fillTemplate(text: string, values: TemplateValues): string {
  return text.replace(
    /\{\{\s*(title|date|time)\s*(?::([^}]*))?\}\}/giu,
    (_, name: string, format: string | undefined) => {
      if (name.toLowerCase() === "title") return values.title;
      const usual =
        name.toLowerCase() === "date" ? (values.dateFormat ?? "YYYY-MM-DD") : (values.timeFormat ?? "HH:mm");
      const wanted = format?.trim() ?? "";
      return formatDate(values.now, wanted === "" ? usual : wanted);
    },
  );
}

const TOKENS = /\[([^\]]*)\]|YYYY|YY|MMMM|MMM|MM|M|DD|D|dddd|ddd|HH|H|hh|h|mm|m|ss|s|A|a/g;

/** Formats a date as moment does, as far as years to seconds and names go; what stands in brackets stays. */
function formatDate(date: Date, format: string): string {
  const two = (value: number): string => String(value).padStart(2, "0");
  const named = (options: Intl.DateTimeFormatOptions): string => date.toLocaleDateString("en", options);
  const hour = date.getHours() % 12 || 12;
  const half = date.getHours() < 12 ? "AM" : "PM";
  const values: Readonly<Record<string, () => string>> = {
    YYYY: () => String(date.getFullYear()),
    YY: () => two(date.getFullYear() % 100),
    MMMM: () => named({ month: "long" }),
    MMM: () => named({ month: "short" }),
    MM: () => two(date.getMonth() + 1),
    M: () => String(date.getMonth() + 1),
    DD: () => two(date.getDate()),
    D: () => String(date.getDate()),
    dddd: () => named({ weekday: "long" }),
    ddd: () => named({ weekday: "short" }),
    HH: () => two(date.getHours()),
    H: () => String(date.getHours()),
    hh: () => two(hour),
    h: () => String(hour),
    mm: () => two(date.getMinutes()),
    m: () => String(date.getMinutes()),
    ss: () => two(date.getSeconds()),
    s: () => String(date.getSeconds()),
    A: () => half,
    a: () => half.toLowerCase(),
  };
  return format.replace(
    TOKENS,
    (token, literal: string | undefined) => literal ?? values[token]?.() ?? token,
  );
}

/** Inserts a filled template at the cursor. Its properties go to the note's own; one the note has stays as it is. */
function insertTemplate(editor: Editor, template: string): void {
  const block = frontMatterBlock(template);
  const note = editor.getValue();
  if (block === null || note.trim() === "") {
    editor.replaceSelection(template);
    editor.focus();
    return;
  }
  const own = frontMatterBlock(note);
  editor.replaceSelection(template.slice(block.contentStart));
  const top = { line: 0, ch: 0 };
  if (own === null) editor.replaceRange(template.slice(0, block.contentStart), top, top);
  else {
    const present = readFrontMatter(own) ?? {};
    const missing = Object.entries(readFrontMatter(block) ?? {}).filter(
      ([key]) => !Object.hasOwn(present, key),
    );
    const place = { line: own.lineEnd, ch: 0 };
    if (missing.length > 0) editor.replaceRange(stringifyYaml(Object.fromEntries(missing)), place, place);
  }
  editor.focus();
}
