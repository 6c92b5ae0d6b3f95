import type { Position } from "../text/position";

/**
 * A model with every `position` in it replaced, at any depth. Models are trees of plain data, and no other member
 * of theirs is called `position`; a position that is null stays so.
 */
export function mapPositions<Model>(model: Model, replace: (position: Position) => Position): Model {
  return mapValue(model, replace) as Model;
}

function mapValue(value: unknown, replace: (position: Position) => Position): unknown {
  if (Array.isArray(value)) return value.map((each) => mapValue(each, replace));
  if (typeof value !== "object" || value === null) return value;
  const mapped: Record<string, unknown> = { ...value };
  for (const key in mapped) {
    const member = mapped[key];
    if (typeof member !== "object" || member === null) continue;
    mapped[key] = key === "position" ? replace(member as Position) : mapValue(member, replace);
  }
  return mapped;
}
