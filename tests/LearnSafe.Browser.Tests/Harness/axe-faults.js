async () => {
  // Every rule that axe has, best practices too, and target size, which it leaves off.
  const { violations } = await axe.run(document, { rules: { "target-size": { enabled: true } }, resultTypes: ["violations"] });
  return violations.map((violation) => `axe ${violation.id}: ${violation.help}\n    ${violation.nodes.map((node) => node.html).join("\n    ")}`);
}
