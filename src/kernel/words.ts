/** Words that two domains exchange, so that both mean the same by them. */

/** The ways in which a firm and a customer reach each other. */
export const CHANNELS = Object.freeze([
  'face-to-face',
  'store',
  'telephone',
  'letter',
  'email',
  'text-message',
  'push',
  'app',
  'website',
  'chat',
  'social',
  'club',
] as const);

/** One way to reach each other. */
export type Channel = (typeof CHANNELS)[number];

/** What contact, or the use of a customer's data, is for. Consent is given for each apart. */
export const PURPOSES = Object.freeze([
  'service',
  'marketing',
  'research',
  'personalisation',
  'sharing',
] as const);

/** One thing that contact or data can be for. */
export type Purpose = (typeof PURPOSES)[number];

/** What a customer has said about one purpose on one channel; `unknown` until anything was said. */
export const CONSENTS = Object.freeze(['unknown', 'granted', 'refused', 'withdrawn'] as const);

/** Where consent stands. */
export type Consent = (typeof CONSENTS)[number];

/** How bad a problem is for the customer, the least first. Danger to a person is marked apart. */
export const SEVERITIES = Object.freeze(['low', 'medium', 'high', 'critical'] as const);

/** One degree of how bad a problem is. */
export type Severity = (typeof SEVERITIES)[number];
