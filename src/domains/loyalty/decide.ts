/**
 * Deciding on accounts: which commands are accepted, and what each acceptance causes.
 *
 *     what is overdue ──▶ is there an account? ──▶ the act itself ──▶ what follows by itself
 */
import type { FireTimer } from '../../kernel/aggregate.ts';
import { accept, type Decision, refuse } from '../../kernel/decider.ts';
import { breach } from '../../kernel/errors.ts';
import { nextStatus } from '../../kernel/flow.ts';
import type { AccountCommand } from './account-command.ts';
import type { AccountEvent } from './account-event.ts';
import { accountFlow, actsFrom, EVENT_OF_ACT } from './account-flow.ts';
import type { AccountRefusal } from './account-refusal.ts';
import { RULES } from './account-rules.ts';
import type { Account } from './account-state.ts';
import { type Context, contextAfter, contextOf, factOf, type Plan, yes } from './decide-context.ts';
import { activate, earn, enrol, open } from './decide-earn.ts';
import { consequencesOf } from './decide-follow.ts';
import { capture, hold, redeem, reverseRedemption, voidHold } from './decide-redeem.ts';
import { exchange, refund, returnWithoutReceipt, undo } from './decide-refund.ts';
import { retract } from './decide-retract.ts';
import { endTier, grantTier } from './decide-tier.ts';
import { fireTimer, overdue } from './decide-timer.ts';
import {
  adjust,
  close,
  mergeFrom,
  mergeInto,
  receive,
  send,
  takeAllowance,
} from './decide-transfer.ts';
import { evolveAccount } from './evolve.ts';
import { explainAccount } from './explain.ts';
import { creditedOf } from './ledger.ts';
import { draftOf, expire } from './ledger-draft.ts';
import { lotsAfter } from './lot-query.ts';
import { POINTS_MAX } from './points.ts';
import { type Programme, versionAt } from './programme.ts';

type Act = Exclude<AccountCommand, FireTimer>;
type Answer = Decision<AccountEvent, AccountRefusal>;

/** Answers a command with what it causes, or with why it is refused. */
export function decideAccount(
  command: AccountCommand,
  state: Account,
  programme: Programme,
): Answer {
  const version = versionAt(programme, command.at);
  if (version === null) {
    return refuse({ code: 'NO_PROGRAMME_THEN', from: programme.versions[0]?.from ?? command.at });
  }
  const context = contextOf(programme, version, state, command);
  if (command.type === 'FireTimer') return answered([], fireTimer(command, context), context);
  const { status } = state;
  if (nextStatus(accountFlow, status, EVENT_OF_ACT[command.type]) === null) {
    return refuse({ code: 'NOT_ALLOWED', status, allowed: actsFrom(status) });
  }
  const due = overdue(context);
  const now = contextOf(programme, version, due.state, command);
  const plan = planOf(command, now);
  if ('refusal' in plan) return refuse(plan.refusal);

  const after = plan.events.reduce(evolveAccount, now.state);
  const isImport = command.type === 'Open'; // no rule fires on what was had elsewhere
  const following =
    after.status === 'open' ? consequencesOf(plan.events, contextAfter(now, after), isImport) : [];
  return answered(due.events, { ...plan, events: [...plan.events, ...following] }, context);
}

/** The answer, once it is known that all can be counted. */
function answered(due: readonly AccountEvent[], plan: Plan, context: Context): Answer {
  if ('refusal' in plan) return refuse(plan.refusal);
  const { state, programme, version } = context;
  const events = [...due, ...plan.events];
  const why = [];
  let after = state;
  for (const event of events) {
    why.push(...explainAccount(programme, event, after));
    after = evolveAccount(after, event);
  }
  const limit = beyondLimits(state, after, version.lots.openMax, context);
  return limit === null ? accept(events, why, plan.warnings) : refuse(limit);
}

/** What cannot be counted, or is more than the programme allows; `null` if all is well. */
function beyondLimits(
  before: Account,
  { ledger }: Account,
  openMax: number | null,
  { latest }: Context,
): AccountRefusal | null {
  const { wallets } = ledger;
  const large = wallets.find(
    (wallet) => Math.max(creditedOf(wallet), wallet.debt, wallet.books.adjustedDown) > POINTS_MAX,
  );
  if (large !== undefined) return { code: 'POINTS_OVERFLOW', currency: large.id, most: POINTS_MAX };
  if (openMax === null || ledger.lotCount === before.ledger.lotCount) return null;
  const lots = wallets.reduce((sum, wallet) => sum + lotsAfter(wallet.open, latest), 0);
  return lots > openMax ? { code: 'TOO_MANY_LOTS', most: openMax } : null;
}

/** What the act itself comes to. */
function planOf(command: Act, context: Context): Plan {
  switch (command.type) {
    case 'Enrol':
      return enrol(command, context);
    case 'Open':
      return open(command, context);
    case 'Earn':
      return earn(command, context);
    case 'Activate':
      return activate(command, context);
    case 'Redeem':
      return redeem(command, context);
    case 'Hold':
      return hold(command, context);
    case 'Capture':
      return capture(command, context);
    case 'Void':
      return voidHold(command, context);
    case 'Refund':
      return refund(command, context);
    case 'Undo':
      return undo(command, context);
    case 'ReturnWithoutReceipt':
      return returnWithoutReceipt(command, context);
    case 'Exchange':
      return exchange(command, context);
    case 'ReverseRedemption':
      return reverseRedemption(command, context);
    case 'Retract':
      return retract(command, context);
    case 'Adjust':
      return adjust(command, context);
    case 'Send':
      return send(command, context);
    case 'Receive':
      return receive(command, context);
    case 'MergeInto':
      return mergeInto(command, context);
    case 'MergeFrom':
      return mergeFrom(command, context);
    case 'TakeAllowance':
      return takeAllowance(command, context);
    case 'GrantTier':
      return grantTier(command, context);
    case 'EndTier':
      return endTier(command, context);
    case 'EvaluateTiers':
      return { events: [] };
    case 'RecordExpiry':
      return recordExpiry(context);
    case 'Close':
      return close(command, context);
    default:
      return breach('decide', 'command.type', 'must be a type of command that there is');
  }
}

/** Writes down what has expired; nothing if nothing has. */
function recordExpiry(context: Context): Plan {
  const draft = expire(draftOf(context.state.ledger), context.at);
  if (draft.entries.length === 0) return { events: [] };
  return yes({ ...factOf(context, [RULES.expiry], draft), type: 'ExpiryRecorded' });
}
