/** Which of a student's captures a part is about; null of RubricPart where it is about none (the picture). */
export type CaptureKind = "active" | "passive" | "dhcp" | "any";
