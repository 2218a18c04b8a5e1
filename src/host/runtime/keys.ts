/** Keys: under what name a batch is known, so that hosts' keys and the runtime's never meet. */
import type { Instant } from '../../kernel/instant.ts';

/** Whose key it is: the host's, a timer's that fired, rows of timers that moved, a reaction's. */
type Owner = 'send' | 'fire' | 'move' | 'react';

/** One text for several, from which they could be read again: no two lists share one. */
export function keyOf(owner: Owner, ...parts: readonly (string | number | Instant)[]): string {
  return `${owner}${parts.map((part) => `;${String(part).length}:${part}`).join('')}`;
}

/** The name of a stream within a tenant; no id holds the character NUL. */
export function streamName(type: string, id: string): string {
  return `${type}\0${id}`;
}
