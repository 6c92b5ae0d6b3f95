/** As much of the optional package as the page calls: the types stand here so that the code compiles without it. */
declare module "mermaid" {
  const mermaid: {
    initialize(config: Readonly<Record<string, unknown>>): void;
    render(id: string, source: string): Promise<{ readonly svg: string }>;
  } | null;
  export type Mermaid = NonNullable<typeof mermaid>;
  /** Null where the package was not installed when the page was built. */
  export default mermaid;
}
