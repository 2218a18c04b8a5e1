/** What-if figures: the five numbers of a currency, each reckoned alike. */
import type { PointsFigures } from './what-if-result.ts';

/** One value for each figure. */
export type Figures<Value> = { readonly [Figure in keyof PointsFigures]: Value };

/** The value of each figure. */
export function figuresBy<Value>(valueOf: (figure: keyof PointsFigures) => Value): Figures<Value> {
  return {
    issued: valueOf('issued'),
    clawedBack: valueOf('clawedBack'),
    redeemed: valueOf('redeemed'),
    expired: valueOf('expired'),
    balance: valueOf('balance'),
  };
}
