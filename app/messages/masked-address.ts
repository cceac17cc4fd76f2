// A telephone number or an e-mail address for those who need not write to it. Pure.

/** "+353 ••• 12", "a•••@example.com"; empty stays empty. */
export function maskedAddress(address: string): string {
  const at = address.lastIndexOf("@");
  if (at > 0) return `${address.slice(0, 1)}•••${address.slice(at)}`;
  return address === "" ? "" : `${address.slice(0, 4)} ••• ${address.slice(-2)}`;
}
