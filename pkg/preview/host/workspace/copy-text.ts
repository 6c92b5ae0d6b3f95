import { Notice } from "../ui/notice";

/** Puts a text into the clipboard and says so; where the browser refuses, the text itself is shown. */
export async function copyText(text: string, said = "Copied."): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    if (said !== "") new Notice(said);
    return true;
  } catch {
    new Notice(`The browser did not let the page copy. Here it is: ${text}`, 0);
    return false;
  }
}
