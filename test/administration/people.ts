import { browserAt, type Browser } from '../support/browser.js';
import type { KnownCaller, TestService } from '../support/service.js';

type Visitor = KnownCaller & { readonly session: string };

/** A browser in which this person has signed in. */
export function browserOf(service: TestService, { session }: Visitor): Browser {
  const browser = browserAt(service.url);
  browser.cookies.set('telecentre_session', session);
  return browser;
}

export async function coordinatorOf(service: TestService, department: string): Promise<Browser> {
  const grants = [{ role: 'coordinator', department }] as const;
  const email = `coordinator-${department}@example.org`;
  return browserOf(service, await service.visitor(email, { grants, secondFactor: true }));
}

export async function administratorOf(service: TestService): Promise<Browser> {
  const grants = [{ role: 'administrator' }] as const;
  return browserOf(service, await service.visitor('ada@example.org', { grants, secondFactor: true }));
}

export const NINE_TO_FIVE = {
  'mon-morning-from': '09:00',
  'mon-morning-to': '12:30',
  'mon-afternoon-from': '12:30',
  'mon-afternoon-to': '17:00',
  'tue-like-monday': 'yes',
  'wed-like-monday': 'yes',
  'thu-like-monday': 'yes',
  'fri-like-monday': 'yes',
};

export const FIGEAC = '/administration/telecentres/figeac';
