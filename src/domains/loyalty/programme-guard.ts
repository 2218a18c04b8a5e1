/** Programme guard: stops what `parseProgramme` has not made, whatever the compiler was told. */
import { breach } from '../../kernel/errors.ts';

/** Throws unless there is a version. */
export function requireProgramme(where: string, field: string, value: unknown): void {
  const { versions } = Object(value) as { readonly versions?: unknown };
  if (Array.isArray(versions) && versions.length > 0) return;
  breach(where, field, 'must be what parseProgramme has made');
}
