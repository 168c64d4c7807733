import { readerOf } from '../../src/calendar-feeds/readers.js';

test.each([
  ['Google-Calendar-Importer', 'google'],
  ['Microsoft Office/16.0 (Windows NT 10.0; Microsoft Outlook 16.0.19127; Pro)', 'outlook'],
  ['iOS/18.1 (22B83) dataaccessd/1.0', 'apple'],
  ['macOS/15.1 (24B83) dataaccessd/1.0', 'apple'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Thunderbird/140.5.0', 'thunderbird'],
  ['Evolution/3.46.4', 'evolution'],
  ['Nextcloud Calendar App', 'nextcloud'],
  ['DAVx5/4.5-ose (2026/01/01; dav4jvm; okhttp/5) Android/15', 'davx5'],
  ['vdirsyncer/0.19.0', 'vdirsyncer'],
  ['curl/8.5.0', 'other'],
  [undefined, 'other'],
])('%s is %s', (userAgent, reader) => {
  expect(readerOf(userAgent)).toBe(reader);
});
