import type { Engine } from "./engine";

/**
 * Loads the tokenizer and its grammars.
 *
 * The import is dynamic so that a bundle evaluates them only when the first block of code asks, even where it is one
 * file: starting the plugin costs nothing for notes without code.
 */
export async function loadEngine(): Promise<Engine> {
  const { createEngine } = await import("./engine");
  return createEngine();
}
