// biome-ignore-all lint/style/noNonNullAssertion: typed arrays, indexed within their bounds

/**
 * Solves `A x = b` for a symmetric positive definite `A`, given by its lower triangle in rows of length `n`.
 * Works in place: `A` becomes its Cholesky factor, `b` the solution.
 */
export function solve(A: Float64Array, b: Float64Array): void {
  const n = b.length;
  for (let i = 0; i < n; i++) {
    const rowI = i * n;
    for (let j = 0; j <= i; j++) {
      const rowJ = j * n;
      let sum = A[rowI + j]!;
      for (let k = 0; k < j; k++) sum -= A[rowI + k]! * A[rowJ + k]!;
      A[rowI + j] = i === j ? Math.sqrt(sum) : sum / A[rowJ + j]!;
    }
  }
  for (let i = 0; i < n; i++) {
    let sum = b[i]!;
    for (let k = 0; k < i; k++) sum -= A[i * n + k]! * b[k]!;
    b[i] = sum / A[i * n + i]!;
  }
  for (let i = n - 1; i >= 0; i--) {
    b[i] = b[i]! / A[i * n + i]!;
    for (let k = 0; k < i; k++) b[k] = b[k]! - A[i * n + k]! * b[i]!;
  }
}
