// Which addresses outside belong to everybody: what programs may have called must not reach into the own network.
// It looks up no name and calls nobody.
import { BlockList, isIP } from 'node:net';

/** What stands in no public network: this machine, private and shared networks, tests, many at once, and what hides another. */
const closed4 = new BlockList();
for (const [net, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  closed4.addSubnet(net, prefix, 'ipv4');
// A list of both would hold every IPv4 address, which IPv6 writes with zeros before it. Of IPv6, what is given out to the world lies in 2000::/3; of that, these lead elsewhere.
const closed6 = new BlockList();
for (const [net, prefix] of [
  ['::', 3],
  ['4000::', 2],
  ['8000::', 1],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
] as const)
  closed6.addSubnet(net, prefix, 'ipv6');

/** True of an address that is not of the public network. */
export const isPrivateAddress = (address: string): boolean =>
  isIP(address) === 6 ? closed6.check(address, 'ipv6') : closed4.check(address, 'ipv4');

/** A host without the brackets of an IPv6 address. */
export const bareHost = (host: string): string => host.replace(/^\[|\]$/gu, '');

/** Whether a webhook may be made for this address: https without a name and password in it, or a host that the operator allows. */
export function mayBeTold(address: string, allowed: readonly string[]): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  if (url.username !== '' || url.password !== '' || url.hash !== '') return false;
  if (allowed.includes(url.host)) return url.protocol === 'https:' || url.protocol === 'http:';
  const host = bareHost(url.hostname);
  return url.protocol === 'https:' && (isIP(host) === 0 || !isPrivateAddress(host));
}
