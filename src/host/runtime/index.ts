/**
 * The runtime: commands carried out safely against a store.
 *
 * @module
 */
export { type AnswerOf, type App, type AppOptions, createApp, type Together } from './app.ts';
export type {
  Collection,
  CollectionOptions,
  Loaded,
  SendOptions,
} from './collection.ts';
export type { FailedTimer, FireDueOptions, FireDueReport } from './fire-due.ts';
export type { Happened, Reaction, ReactOptions, ReactReport } from './react.ts';
export type { Told } from './read-command.ts';
export type { RetimeOptions, RetimeReport } from './retime.ts';
export type { SendAllOptions, SendAllReport, Sending, Signal } from './send-all.ts';
export type { Answer, Sent } from './sent.ts';
export type { Earlier, Step } from './step.ts';
