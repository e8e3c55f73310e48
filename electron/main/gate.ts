/** A promise for what is not there yet, and the way to keep it; only the first value counts. */
export type Gate<Value> = {
  readonly passed: Promise<Value>;
  open(value: Value): void;
};

export function createGate<Value>(): Gate<Value> {
  let open: (value: Value) => void = () => undefined;
  const passed = new Promise<Value>((resolve) => {
    open = resolve;
  });
  return { passed, open: (value) => open(value) };
}
