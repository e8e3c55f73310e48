import { copyFile, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { parse } from '@swc/core';

const SOURCE = new Set(['.ts', '.tsx']);

/**
 * Writes a copy of the folders in which each module consists of nothing but its imports, and
 * returns how many modules there are. `types: false` leaves out what the compiler erases.
 *
 * dependency-cruiser cannot use TypeScript 7, and its way through swc stops at JSX and takes a type
 * import for any other. Such a copy it reads without loss.
 */
export async function writeImportSkeleton(root, folders, target, { types }) {
  let modules = 0;
  const copy = async (folder) => {
    await mkdir(join(target, folder), { recursive: true });
    for (const entry of await readdir(join(root, folder), { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) {
        await copy(path);
      } else if (SOURCE.has(extname(path))) {
        const imports = await importsOf(await readFile(join(root, path), 'utf8'), path);
        const kept = imports.filter((item) => types || !item.typeOnly);
        await writeFile(join(target, path), kept.map(statement).join('\n'));
        modules += 1;
      } else {
        await copyFile(join(root, path), join(target, path));
      }
    }
  };
  for (const folder of folders) await copy(folder);
  await copyFile(join(root, 'package.json'), join(target, 'package.json'));
  await symlink(join(root, 'node_modules'), join(target, 'node_modules'), 'junction');
  return modules;
}

/** What a module imports: `{ from, typeOnly, dynamic }` for each import, in order. */
export async function importsOf(source, path) {
  const tree = await parse(source, {
    syntax: 'typescript',
    tsx: extname(path) === '.tsx',
    target: 'es2022',
  });
  const found = [];
  visit(tree, (node) => {
    switch (node.type) {
      case 'ImportDeclaration':
      case 'ExportAllDeclaration':
      case 'ExportNamedDeclaration':
        if (node.source) {
          found.push({ from: node.source.value, typeOnly: node.typeOnly === true, dynamic: false });
        }
        break;
      case 'TsImportType':
        found.push({ from: node.argument.value, typeOnly: true, dynamic: false });
        break;
      case 'TsExternalModuleReference':
        found.push({ from: node.expression.value, typeOnly: false, dynamic: false });
        break;
      case 'CallExpression':
        if (node.callee.type === 'Import' || node.callee.value === 'require') {
          const [argument] = node.arguments;
          const dynamic = node.callee.type === 'Import';
          if (argument.expression.type !== 'StringLiteral') {
            throw new Error(`${path}: imports something that only running it would tell`);
          }
          found.push({ from: argument.expression.value, typeOnly: false, dynamic });
        }
        break;
    }
  });
  return found;
}

function visit(node, see) {
  if (Array.isArray(node)) {
    for (const item of node) visit(item, see);
  } else if (node !== null && typeof node === 'object') {
    see(node);
    for (const value of Object.values(node)) visit(value, see);
  }
}

function statement({ from, dynamic }) {
  const name = JSON.stringify(from);
  return dynamic ? `import(${name});` : `import ${name};`;
}
