import fc from 'fast-check';

const hosts = fc.oneof(
  fc.constantFrom(
    'smba.trafficmanager.net',
    '127.0.0.1',
    'localhost',
    '[::1]',
    'evil.example',
    '169.254.169.254',
    '10.0.0.1',
    '[::ffff:7f00:1]',
    '2130706433',
    '0x7f000001',
    '017700000001',
    '127.1',
    '0',
    'xn--smba-trafficmanager-net.example',
    'smba.trafficmanager.net.',
    'smba.trafficmanager.net%00.evil.example',
    'ѕmba.trafficmanager.net',
    'LOCALHOST',
    '①27.0.0.1',
  ),
  fc.domain(),
  fc.ipV4(),
  fc.ipV6().map((ip) => `[${ip}]`),
);
const schemes = fc.constantFrom(
  'https://',
  'http://',
  'HTTPS://',
  'https:/',
  'https:',
  'https:\\\\',
  '//',
  'file://',
  'ftp://',
  'gopher://',
  'data:',
  ' https://',
  'ht\ttps://',
);
const userinfo = fc.constantFrom(
  '',
  '',
  'user@',
  'smba.trafficmanager.net@',
  'user:password@',
  '127.0.0.1:80@',
  '%40@',
);
const ports = fc.constantFrom('', '', ':443', ':80', ':8443', ':0', ':99999', ':1@evil.example');
const paths = fc.constantFrom(
  '',
  '/',
  '/amer/',
  '//evil.example/',
  '/..;/',
  '\\evil.example',
  '/%2e%2e/',
  '?u=https://evil.example',
  '#@evil.example',
  '@evil.example',
  '.evil.example/',
  '/\r\nHost: evil.example',
);

/** Addresses that try to look like one on the list. */
export const hostileUrl = fc.tuple(schemes, userinfo, hosts, ports, paths).map((parts) => parts.join(''));
