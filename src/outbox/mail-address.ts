/** RFC 5321, 4.5.3.1.1: what stands before the @ has 64 octets at most. */
export const LONGEST_LOCAL_PART = 64;

export function localPartOf(address: string): string {
  return address.slice(0, address.lastIndexOf('@'));
}

export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}
