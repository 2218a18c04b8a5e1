/**
 * What a clock on the wall reads, asked of `Intl` field by field: the definition to which zones and
 * days are held. The library itself reads the name of the offset instead.
 */
const faces = new Map<string, Intl.DateTimeFormat>();

/** What the clock of a zone reads, as epoch milliseconds of the same reading in UTC. */
export function wallClockMs(zone: string, epochMs: number): number {
  let face = faces.get(zone);
  if (face === undefined) {
    face = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    faces.set(zone, face);
  }
  const fields = /^(\d+)\/(\d+)\/(\d+), (\d+):(\d+):(\d+)$/.exec(face.format(epochMs));
  const [month, day, year, hour, minute, second] = (fields ?? []).slice(1).map(Number);
  if (year === undefined) throw new Error('the clock of this runtime reads in another form');
  const seconds = Date.UTC(year, (month ?? 0) - 1, day, hour, minute, second);
  return seconds + (((epochMs % 1000) + 1000) % 1000);
}

/** How far a clock is ahead of UTC. */
export function wallOffsetMs(zone: string, epochMs: number): number {
  return wallClockMs(zone, epochMs) - epochMs;
}
