/** Case command: everything that can be asked for, as an imperative. */
import type { FireTimer } from '../../kernel/aggregate.ts';
import type { Command } from '../../kernel/decider.ts';
import type { CaseAct } from './case-acts.ts';
import type { CaseFacts } from './case-facts.ts';

/** Facts as a command may tell them: what may be `null` may be left out. */
export type Told<Facts> = {
  readonly [Field in keyof Facts as null extends Facts[Field] ? never : Field]: Facts[Field];
} & {
  readonly [Field in keyof Facts as null extends Facts[Field] ? Field : never]?:
    | Facts[Field]
    | undefined;
};

/** One act, asked for: its type, when, by whom, and what {@link CaseFacts} has for it. */
export type Ask<Act extends CaseAct> = Command & { readonly type: Act } & Told<CaseFacts[Act]>;

/** Everything that can be asked for, the firing of a timer included. */
export type CaseCommand = { [Act in CaseAct]: Ask<Act> }[CaseAct] | FireTimer;
