import { parseSync } from '@swc/core';
import type { SourceFile } from './source-files';

/** A node of a syntax tree; `type` says which. */
export type SyntaxNode = Readonly<Record<string, unknown>> & { readonly type: string };

/** Every node of a TypeScript file, parents before their children. */
export function syntaxNodes({ path, text }: SourceFile): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  const visit = (value: unknown) => {
    if (Array.isArray(value)) {
      value.forEach(visit);
    } else if (value !== null && typeof value === 'object') {
      if ('type' in value && typeof value.type === 'string') found.push(value as SyntaxNode);
      Object.values(value).forEach(visit);
    }
  };
  visit(parseSync(text, { syntax: 'typescript', tsx: path.endsWith('x'), target: 'es2022' }));
  return found;
}
