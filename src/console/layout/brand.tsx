/** The mark: water that a weir holds in steps. */
export function Brand({ size = 26 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="7" fill="#0f5c63" />
      <path
        d="M5 11c3 0 3 2 5.5 2s3-2 5.5-2 3 2 5.5 2 3-2 5.5-2"
        fill="none"
        stroke="#fff"
        strokeWidth="2.2"
        strokeLinecap="round"
      />
      <path d="M7 18h18M9 22h14M11 26h10" stroke="#8fd0c8" strokeWidth="2.2" strokeLinecap="round" />
    </svg>
  );
}
