interface ScriptPolicy {
  createScriptURL(address: string): string;
}
interface PolicyFactory {
  createPolicy(name: string, rules: ScriptPolicy): unknown;
}

/** A page, or a worker that starts others. */
interface Scope {
  readonly location: Pick<Location, 'href' | 'origin'>;
}

/**
 * Lets the page, or a worker, start workers under `require-trusted-types-for 'script'`: scripts of its own origin by their address,
 * and nothing else. Call once, before anything starts a worker.
 */
export function allowOwnScripts(page: Scope = window): void {
  const factory: PolicyFactory | undefined = (page as Scope & { trustedTypes?: PolicyFactory })
    .trustedTypes;
  factory?.createPolicy('default', {
    createScriptURL: (address) => {
      const { origin } = new URL(address, page.location.href);
      if (origin !== page.location.origin) throw new TypeError(`script from ${origin} refused`);
      return address;
    },
  });
}
