/** A file of a package, before it is written anywhere. */
export interface PackageFile {
  /** With `/`, relative to the package. */
  path: string;
  content: string | Buffer;
}
