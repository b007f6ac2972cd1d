interface ScriptPolicy {
  createScriptURL(address: string): string;
}
interface PolicyFactory {
  createPolicy(name: string, rules: ScriptPolicy): unknown;
}

/**
 * Lets the page start workers under `require-trusted-types-for 'script'`: scripts of its own origin by their address,
 * and nothing else. Call once, before anything starts a worker.
 */
export function allowOwnScripts(page: Window = window): void {
  const factory: PolicyFactory | undefined = (page as Window & { trustedTypes?: PolicyFactory })
    .trustedTypes;
  factory?.createPolicy('default', {
    createScriptURL: (address) => {
      const { origin } = new URL(address, page.location.href);
      if (origin !== page.location.origin) throw new TypeError(`script from ${origin} refused`);
      return address;
    },
  });
}
