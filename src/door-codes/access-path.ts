/** Where hosts look after what opens their doors. */
export function accessPath(telecentre: string): string {
  return `/telecentres/${telecentre}/access`;
}
