/** What a call throws, for tests that ask for its code. */

/** The error that a call throws; `null` if it throws none. */
export function thrownBy(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  return null;
}

/** The code of the error that a call throws; `null` if it throws none with a code. */
export function codeThrownBy(act: () => unknown): unknown {
  const error = thrownBy(act);
  return error instanceof Error && 'code' in error ? error.code : null;
}
