/** The parts of a package-lock.json and a package.json that say what is installed. */
export interface Lockfile {
  readonly lockfileVersion: number;
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

interface LockedPackage {
  readonly version?: string;
  /** Under another name than its folder's: an alias. */
  readonly name?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly inBundle?: boolean;
  readonly hasInstallScript?: boolean;
  readonly license?: string;
}

export interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** Versions of a package that nobody should run: from the first one on, and below the one that mended it. */
export interface Advisory {
  readonly package: string;
  readonly from?: string;
  readonly below?: string;
  /** Versions one by one, for those that were published with something bad in them. */
  readonly exactly?: readonly string[];
  readonly id: string;
  readonly what: string;
  /** The one version that is installed all the same, and why it does no harm here. */
  readonly accepted?: { readonly version: string; readonly because: string };
}

const scripted = 'runs a script at installation';

/** One line for each package and version: what somebody has looked at before it was installed. */
export const approvalsOf = (lock: Lockfile): readonly string[] =>
  [...new Set(installed(lock).map(([name, about]) => approval(name, about)))].toSorted();

const approval = (name: string, { version, license, hasInstallScript }: LockedPackage): string =>
  [`${name}@${version}`, license ?? 'no licence', ...(hasInstallScript ? [scripted] : [])].join('  ');

/**
 * Everything about what would be installed that nobody has agreed to, a line each (SEC15). Needs no network. An
 * address has no place in the lockfile: each package comes from the registry that the machine is set to, and its
 * hash says that it is the one.
 */
export function problemsOf(
  lock: Lockfile,
  manifest: Manifest,
  approved: ReadonlySet<string>,
  advisories: readonly Advisory[],
): readonly string[] {
  const { dependencies, devDependencies, optionalDependencies } = manifest;
  const wanted = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies });
  return [
    ...(lock.lockfileVersion === 3 ? [] : ['the lockfile is not of version 3']),
    ...wanted
      .filter(([, version]) => !isExact(version))
      .map(([name, version]) => `${name}: ${version} in package.json is not one exact version`),
    ...installed(lock).flatMap(([name, about]) => [
      ...ofPackage(about).map((problem) => `${name}: ${problem}`),
      ...(approved.has(approval(name, about)) ? [] : [`${approval(name, about)}: not in the approved list`]),
      ...advisories
        .filter((advisory) => advisory.package === name && isAffected(about.version ?? '', advisory))
        .map(({ id, what }) => `${name}@${about.version}: ${id}, ${what}`),
    ]),
  ];
}

/** The project itself, and every package by the name of its folder. */
const installed = ({ packages }: Lockfile): readonly (readonly [name: string, about: LockedPackage])[] =>
  Object.entries(packages)
    .filter(([folder]) => folder !== '')
    .map(([folder, about]) => [folder.split('node_modules/').at(-1) ?? folder, about]);

function ofPackage({
  version = '',
  name,
  resolved,
  integrity = '',
  link,
  inBundle,
}: LockedPackage): string[] {
  return [
    ...(isExact(version) ? [] : [`${version || 'nothing'} is not a version of a registry`]),
    ...(resolved === undefined ? [] : [`comes from ${resolved} and not from the registry`]),
    ...(/^sha512-[\w+/]{86}==$/.test(integrity) ? [] : ['has no SHA-512 hash']),
    ...(name === undefined ? [] : [`is ${name} under another name`]),
    ...(link === true ? ['is a folder and not a package'] : []),
    ...(inBundle === true ? ['comes inside another package, without a hash of its own'] : []),
  ];
}

const isExact = (version: string): boolean => /^\d+\.\d+\.\d+(-[\w.-]+)?(\+[\w.-]+)?$/.test(version);

function isAffected(version: string, { from = '0.0.0', below, exactly, accepted }: Advisory): boolean {
  if (version === accepted?.version) return false;
  if (exactly !== undefined) return exactly.includes(version);
  return !isOlder(version, from) && (below === undefined || isOlder(version, below));
}

/** By their three numbers; what comes before a release counts as the release. */
function isOlder(version: string, than: string): boolean {
  const [left, right] = [version, than].map((each) => (each.split(/[-+]/)[0] ?? '').split('.').map(Number));
  const at = [0, 1, 2].find((part) => left?.[part] !== right?.[part]);
  return at !== undefined && (left?.[at] ?? 0) < (right?.[at] ?? 0);
}
