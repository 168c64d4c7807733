/** Where hosts find what was asked of them. */
export function requestsPath(telecentre: string): string {
  return `/telecentres/${telecentre}/requests`;
}

export function requestPath(telecentre: string, reference: string): string {
  return `${requestsPath(telecentre)}/${reference}`;
}
