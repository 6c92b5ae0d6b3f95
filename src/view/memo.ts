import { Component, type ComponentClass, type ComponentChild } from "preact";

/** A component that is drawn anew only when one of its properties is another value. */
export function memo<Props extends object>(
  draw: (props: Readonly<Props>) => ComponentChild,
): ComponentClass<Props> {
  return class extends Component<Props> {
    override shouldComponentUpdate(next: Readonly<Props>): boolean {
      return differ(this.props, next);
    }

    override render() {
      return draw(this.props);
    }
  };
}

/** Whether any property is another value in the one than in the other. */
export function differ<Props extends object>(one: Props, other: Props): boolean {
  for (const name in one) if (one[name] !== other[name]) return true;
  for (const name in other) if (!(name in one)) return true;
  return false;
}
