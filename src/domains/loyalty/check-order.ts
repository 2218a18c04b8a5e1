/** Check order: lists of a programme whose order matters, and whether it has changed. */

/** By place: what is in both lists must stay in its order; of currencies the first counts too. */
const ORDERED: ReadonlySet<string> = new Set([
  'currencies',
  'ladders.tiers',
  'earnRules',
  'multipliers.list',
]);

/** Whether ids stand in another order where it matters. */
export function isMoved(
  before: readonly string[],
  after: readonly string[],
  place: string,
): boolean {
  if (!ORDERED.has(place)) return false;
  if (place === 'currencies' && before[0] !== after[0]) return true;
  const [old, young] = [new Set(before), new Set(after)];
  const still = before.filter((id) => young.has(id));
  const kept = after.filter((id) => old.has(id));
  return still.some((id, index) => id !== kept[index]);
}
