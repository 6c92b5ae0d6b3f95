import type { ComponentChildren } from "preact";
import type { Code, Content } from "../../core/block/element";
import { CopyButton } from "../code/copy";
import { Listing } from "../code/listing";
import type { ViewHost } from "../ports";
import { Markdown } from "../text/markdown";

export interface ContentsProps {
  readonly contents: readonly Content[];
  readonly host: ViewHost;
  /** Draws a piece of code in another way than as a listing; null leaves it a listing. */
  readonly draw?: (code: Code, index: number) => ComponentChildren | null;
}

/** Text and code in the order they were written. */
export function Contents({ contents, host, draw }: ContentsProps) {
  return (
    <>
      {contents.map((content, index) =>
        content.kind === "markdown" ? (
          <Markdown key={index} class="gfr-prose" text={content.text} host={host} />
        ) : (
          <div key={index} class="gfr-code">
            {draw?.(content, index) ?? <PlainListing code={content} host={host} />}
            <CopyButton class="gfr-code-copy" text={content.text} label="the code" host={host} />
          </div>
        ),
      )}
    </>
  );
}

export function PlainListing({ code, host }: { readonly code: Code; readonly host: ViewHost }) {
  return <Listing code={code.text} language={code.language} host={host} label={listingLabel(code)} />;
}

/** What a screen reader calls a piece of code. */
export function listingLabel(code: Code): string {
  return code.language === "" ? "Code" : `Code, ${code.language}`;
}
