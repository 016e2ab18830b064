/** One day of a heat map. */
export interface HeatCell {
  /** "2026-11-20" */
  date: string;
  /** 0 is empty ground; 1 to 5 grow stronger. */
  level: 0 | 1 | 2 | 3 | 4 | 5;
  /** Drawn as an open square with a strong edge. */
  marked?: boolean;
  /** Drawn with a broken edge. */
  dashed?: boolean;
  /** Shown on hover. */
  label: string;
}
