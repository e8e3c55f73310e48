import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** Compiles the LD_PRELOAD shim into `directory`. Without a C compiler the tests fail and say so. */
export const compileFaultShim = async (directory: string): Promise<string> => {
  const target = join(directory, 'fault-shim.so');
  const source = join(import.meta.dirname, 'fault-shim.c');
  try {
    await promisify(execFile)('gcc', [
      ...['-shared', '-fPIC', '-O1', '-Wall', '-Werror'],
      ...['-o', target, source, '-ldl', '-lpthread'],
    ]);
  } catch (error) {
    throw new Error('the fault tests need a working gcc (Debian: apt-get install gcc libc6-dev)', {
      cause: error,
    });
  }
  return target;
};

/** The environment in which a child's calls on files below `directory` go through the shim. */
export const faultyEnvironment = (shim: string, directory: string): NodeJS.ProcessEnv => ({
  ...process.env,
  LD_PRELOAD: shim,
  LULL_FAULT_PATH: directory,
  // libuv's io_uring path would pass the C library by.
  UV_USE_IO_URING: '0',
});
