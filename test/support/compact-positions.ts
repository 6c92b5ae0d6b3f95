import type { Position } from "../../src/core/text/position";

/**
 * A model for reading: each position as `line:column-line:column`, and nothing else changed.
 * Offsets are left out: they say the same, and the laws about them are tested by themselves.
 */
export function compactPositions(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(compactPositions);
  if (typeof value !== "object" || value === null) return value;
  if (isPosition(value)) {
    const { start, end } = value;
    return `${start.line}:${start.column}-${end.line}:${end.column}`;
  }
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, compactPositions(member)]));
}

/** A model without its positions, to compare what was written in two ways. */
export function withoutPositions(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPositions);
  if (typeof value !== "object" || value === null) return value;
  const members = Object.entries(value).filter(([key]) => key !== "position");
  return Object.fromEntries(members.map(([key, member]) => [key, withoutPositions(member)]));
}

/** Every position in a model, at any depth. */
export function positionsIn(value: unknown): readonly Position[] {
  if (Array.isArray(value)) return value.flatMap(positionsIn);
  if (typeof value !== "object" || value === null) return [];
  return isPosition(value) ? [value] : Object.values(value).flatMap(positionsIn);
}

function isPosition(value: object): value is Position {
  return "start" in value && "end" in value && typeof value.start === "object";
}
