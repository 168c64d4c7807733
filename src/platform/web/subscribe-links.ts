/** The ways from one calendar's address into the programs that people have. */
export interface CalendarAddress {
  readonly url: string;
  readonly webcal: string;
}

export interface SubscribeLinks {
  readonly google: string;
  readonly outlookAtWork: string;
  readonly outlookAtHome: string;
}

export function subscribeLinks({ url, webcal }: CalendarAddress, name: string): SubscribeLinks {
  const asked = `url=${encodeURIComponent(url)}&name=${encodeURIComponent(name)}`;
  return {
    // With https in `cid`, Google looks for a calendar of that name among its own.
    google: `https://calendar.google.com/calendar/r?cid=${encodeURIComponent(webcal)}`,
    outlookAtWork: `https://outlook.office.com/calendar/0/addfromweb?${asked}`,
    outlookAtHome: `https://outlook.live.com/calendar/0/addfromweb?${asked}`,
  };
}
