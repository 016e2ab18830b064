/** What a control inside a Field puts on its element. */
export interface FieldParts {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
}
/** What every field takes. */
export interface FieldProps {
  label: string;
  hint?: string;
  /** Empty when all is well. */
  error?: string;
  /** The label is read but not seen. */
  quiet?: boolean;
}
