/** What is promised, or null after `ms`. */
export function inTime<Value>(promised: Promise<Value>, ms: number): Promise<Value | null> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => resolve(null), ms);
    promised.then(
      (value) => {
        clearTimeout(late);
        resolve(value);
      },
      (error) => {
        clearTimeout(late);
        reject(error);
      },
    );
  });
}
