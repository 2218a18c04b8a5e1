/** Plain data from outside: objects and lists looked at without running any of their code. */

/**
 * The own fields of a plain object, by descriptor, so that no getter runs.
 *
 * A prototype other than the one of `{}` (of any realm) or `null` makes an object not plain, and
 * so does an accessor, a symbol key, a hidden field, or a proxy that throws when looked at.
 *
 * @returns The fields in their order, or `null` if the value is no plain object.
 */
export function plainFields(value: unknown): ReadonlyMap<string, unknown> | null {
  if (typeof value !== 'object' || value === null) return null;
  try {
    if (Array.isArray(value) || !hasPlainPrototype(value)) return null;
    const names = ownNames(value);
    if (names === null) return null;
    const fields = new Map<string, unknown>();
    for (const key of names) {
      const field = Reflect.getOwnPropertyDescriptor(value, key);
      if (field?.enumerable !== true || !('value' in field)) return null;
      fields.set(key, field.value);
    }
    return fields;
  } catch {
    return null; // a proxy whose trap throws, or one that was revoked
  }
}

/**
 * The elements of a list, by descriptor; a hole or an accessor reads as `undefined`.
 *
 * @param countMax Of a longer list only the first `countMax + 1` are read.
 * @returns The elements, or `null` if the list has fields besides its elements, or is a proxy that
 *   throws when looked at.
 */
export function plainElements(
  value: readonly unknown[],
  countMax: number,
): readonly unknown[] | null {
  try {
    const count = Math.min(value.length, countMax + 1);
    // The keys of a list are its indexes and its length; a long list is not asked for all of them.
    if (value.length <= countMax && (ownNames(value)?.length ?? Infinity) > value.length + 1)
      return null;
    const elements: unknown[] = [];
    for (let index = 0; index < count; index += 1) {
      elements.push(Reflect.getOwnPropertyDescriptor(value, index)?.value);
    }
    return elements;
  } catch {
    return null;
  }
}

/**
 * The names of an object's own fields; `null` if it has a field whose name is a symbol. Asked
 * apart, because engines answer the two questions many times faster than `Reflect.ownKeys`.
 */
export function ownNames(value: object): readonly string[] | null {
  return Object.getOwnPropertySymbols(value).length > 0 ? null : Object.getOwnPropertyNames(value);
}

/** Whether a value is a list; a revoked proxy is none. */
export function isList(value: unknown): value is readonly unknown[] {
  try {
    return Array.isArray(value);
  } catch {
    return false;
  }
}

function hasPlainPrototype(value: object): boolean {
  const prototype: unknown = Reflect.getPrototypeOf(value);
  if (prototype === null || prototype === Object.prototype) return true;
  // The root prototype of another realm (a frame, a vm context) is another object.
  return (
    typeof prototype === 'object' &&
    Reflect.getPrototypeOf(prototype) === null &&
    Object.hasOwn(prototype, 'isPrototypeOf')
  );
}
