import { Component, h, type ComponentClass, type FunctionComponent } from "preact";

/** A component that is drawn anew only when one of its properties is another value. */
export function memo<Props extends object>(draw: FunctionComponent<Props>): ComponentClass<Props> {
  return class extends Component<Props> {
    override shouldComponentUpdate(next: Readonly<Props>): boolean {
      const now = new Map<string, unknown>(Object.entries(this.props));
      const entries = Object.entries(next);
      return entries.length !== now.size || entries.some(([name, value]) => now.get(name) !== value);
    }

    override render() {
      return h(draw, this.props);
    }
  };
}
