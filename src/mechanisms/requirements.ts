/**
 * Requirements: what an act wants, each with the id under which events record it.
 *
 * A requirement is looked at in one place, whoever asks: `decide` to refuse or to warn, a host that
 * shows what is allowed, and the explanation of an event.
 */

/** A rule, and what is missing to it; `null` where it is met. */
export interface Requirement<Refusal> {
  /** The id of the rule, with the version of its meaning. */
  readonly rule: string;
  /** What is missing. */
  readonly unmet: Refusal | null;
}

/** What requirements come to. */
export interface Judged<Refusal, Warning> {
  /** The first that is strict and not met; `null` if the act may go on. */
  readonly refusal: Refusal | null;
  /** The ids of those that are met, in order. */
  readonly rules: readonly string[];
  /** Those that are not met and only warn. */
  readonly warnings: readonly Warning[];
}

/**
 * Goes through requirements until a strict one is not met.
 *
 * @param requirements In the order in which they are looked at.
 * @param warnOnly The codes of refusals that this host wants as warnings.
 */
export function judge<
  Refusal extends { readonly code: string },
  Code extends Refusal['code'] = Refusal['code'],
>(
  requirements: readonly Requirement<Refusal>[],
  warnOnly: ReadonlySet<Code>,
): Judged<Refusal, Refusal & { readonly code: Code }> {
  type Warning = Refusal & { readonly code: Code };
  const onlyWarns = (unmet: Refusal): unmet is Warning => warnOnly.has(unmet.code as Code);
  const rules: string[] = [];
  const warnings: Warning[] = [];
  for (const { rule, unmet } of requirements) {
    if (unmet === null) rules.push(rule);
    else if (onlyWarns(unmet)) warnings.push(unmet);
    else return { refusal: unmet, rules, warnings };
  }
  return { refusal: null, rules, warnings };
}
