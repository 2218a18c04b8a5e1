/**
 * Possible offsets: how far local clocks can be from UTC, where it is known in which zones a person
 * may be.
 *
 * One zone has one offset at a time, several have several. What has to hold wherever the person is
 * has to hold at every one of them.
 */
import { type OffsetSegment, offsetMsAt, offsetSegments } from '../../time/zone.ts';

/** A stretch of time in which no clock of the zones changes. */
export interface OffsetStretch {
  /** Epoch milliseconds of the first instant after it. */
  readonly endMs: number;
  /** Milliseconds by which the local clocks are ahead of UTC, each once. */
  readonly offsetsMs: readonly number[];
}

/** The clocks of the zones in which a person may be. */
export interface PossibleClocks {
  /** The zones; all that the runtime knows where nothing is known. */
  readonly zones: readonly string[];
  /** The stretch that begins at an instant. */
  readonly stretchAt: (epochMs: number) => OffsetStretch;
}

const DAY_MS = 86_400_000;
/** Below the 6.96 days that lie between any two changes of one zone, see `time/zone.ts`. */
const STEP_MS = 3 * DAY_MS;
const STEPS_KEPT = 1000;

let everyZone: readonly string[] | null = null;
const keptSteps = new Map<string, readonly OffsetStretch[]>();

/**
 * The clocks of the zones in which a person may be.
 *
 * @param zones IANA names that the runtime knows; `null` if it may be any.
 */
export function possibleClocks(zones: readonly string[] | null): PossibleClocks {
  if (zones !== null) return { zones, stretchAt: stretchesOf(zones, zones.join()) };
  everyZone ??= ['UTC', ...Intl.supportedValuesOf('timeZone')];
  return { zones: everyZone, stretchAt: stretchesOf(everyZone, '*') };
}

/** Asking a zone takes a microsecond and asking all of them takes long, so answers are kept. */
function stretchesOf(zones: readonly string[], name: string): PossibleClocks['stretchAt'] {
  let lastStep = Number.NaN;
  let stretches: readonly OffsetStretch[] = [];
  return (epochMs) => {
    const step = Math.floor(epochMs / STEP_MS);
    if (step !== lastStep) {
      const key = `${step} ${name}`;
      stretches = keptSteps.get(key) ?? keepStep(zones, step, key);
      lastStep = step;
    }
    return stretches.find(({ endMs }) => endMs > epochMs) as OffsetStretch;
  };
}

function keepStep(zones: readonly string[], step: number, key: string): readonly OffsetStretch[] {
  const untilMs = (step + 1) * STEP_MS;
  const stretches: OffsetStretch[] = [];
  for (let fromMs = step * STEP_MS; fromMs < untilMs; ) {
    const { endMs, offsetsMs } = stretchOf(zones, fromMs);
    fromMs = Math.min(endMs, untilMs);
    stretches.push({ endMs: fromMs, offsetsMs });
  }
  // Callers name the zones, so what is kept must not grow with what they name.
  if (keptSteps.size >= STEPS_KEPT) keptSteps.clear();
  keptSteps.set(key, stretches);
  return stretches;
}

function stretchOf(zones: readonly string[], epochMs: number): OffsetStretch {
  let endMs = epochMs + STEP_MS;
  const offsets = new Set<number>();
  for (const zone of zones) {
    const offsetMs = offsetMsAt(zone, epochMs);
    offsets.add(offsetMs);
    if (offsetMs === offsetMsAt(zone, epochMs + STEP_MS)) continue;
    const [, next] = offsetSegments(zone, epochMs, epochMs + STEP_MS + 1);
    endMs = Math.min(endMs, (next as OffsetSegment).startMs);
  }
  return { endMs, offsetsMs: [...offsets] };
}
