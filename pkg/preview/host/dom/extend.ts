/** Adds members to a prototype as the language's own are: not enumerable, replaceable. Getters stay getters. */
export function extend<T extends object>(prototype: T, members: Partial<T> & ThisType<T>): void {
  const descriptors: Record<string, PropertyDescriptor> = Object.getOwnPropertyDescriptors(members);
  for (const descriptor of Object.values(descriptors)) {
    descriptor.enumerable = false;
    descriptor.configurable = true;
  }
  Object.defineProperties(prototype, descriptors);
}
