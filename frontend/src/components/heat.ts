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
  label: () => string;
}

/** A year of squares as one shape for each of the ways they look: of an element for every day, a page is slow. */
export interface HeatShapes {
  width: number;
  height: number;
  /** Names of classes, and the path of all squares that have them. */
  looks: [string, string][];
  /** The cell at a point, if there is one. */
  at: (x: number, y: number) => HeatCell | undefined;
}

/** From one square to the next, the side of one, and the radius of its corners; units of the drawing. */
const step = 15;
const side = 12;
const radius = 3;

/** Lays out days that follow each other, a column a week, which begins on `weekStart` (0 for Sunday). */
export function layOut(cells: readonly HeatCell[], weekStart: number): HeatShapes {
  const lead = cells[0] ? (new Date(`${cells[0].date}T00:00:00Z`).getUTCDay() - weekStart + 7) % 7 : 0;
  const looks = new Map<string, string>();
  cells.forEach(({ level, marked, dashed }, index) => {
    const look = `level-${level}${marked ? " marked" : ""}${dashed ? " dashed" : ""}`;
    // An edge is drawn inside its square.
    const inset = marked || dashed ? 1 : 0;
    const [x, y] = [Math.floor((lead + index) / 7) * step + inset, ((lead + index) % 7) * step + inset];
    looks.set(look, (looks.get(look) ?? "") + square(x, y, side - 2 * inset));
  });
  const weeks = Math.ceil((lead + cells.length) / 7);
  return {
    width: weeks * step - (step - side),
    height: 7 * step - (step - side),
    looks: [...looks],
    at: (x, y) => cells[Math.floor(x / step) * 7 + Math.min(6, Math.floor(y / step)) - lead],
  };
}

function square(x: number, y: number, side: number): string {
  const edge = side - 2 * radius;
  const corner = (dx: number, dy: number) => `a${radius} ${radius} 0 0 1 ${dx * radius} ${dy * radius}`;
  return `M${x + radius} ${y}h${edge}${corner(1, 1)}v${edge}${corner(-1, 1)}h${-edge}${corner(-1, -1)}v${-edge}${corner(1, -1)}z`;
}
