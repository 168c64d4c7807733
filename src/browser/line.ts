/** Whether the service can be reached: the browser knows of its own plug, and who has asked in vain of all that is behind it. */
let answers = true;
const listeners: (() => void)[] = [];

export function isLineGone(): boolean {
  return !navigator.onLine || !answers;
}

export function lineAnswers(answered: boolean): void {
  if (answered === answers) return;
  answers = answered;
  for (const tell of listeners) tell();
}

export function whenLineChanges(tell: () => void): void {
  listeners.push(tell);
  addEventListener('online', tell);
  addEventListener('offline', tell);
}
