// Shows a question only while an answer on the same page opens it. Without this the page says in words when to answer it.
function valuesOf(form, name) {
  return [...form.elements]
    .filter((field) => field.name === name && !field.closest(".app-when:not(.app-when--open)"))
    .filter((field) => (field.type === "radio" || field.type === "checkbox" ? field.checked : field.value !== ""))
    .map((field) => field.value);
}

function holds(form, { field, values, not }) {
  const given = valuesOf(form, field);
  return given.length > 0 && given.some((value) => values.includes(value)) !== not;
}

export function openQuestions(form) {
  const blocks = [...form.querySelectorAll("[data-app-when]")];
  // In the order of the page: what a closed question would open is closed with it.
  const update = () => {
    for (const block of blocks)
      block.classList.toggle(
        "app-when--open",
        JSON.parse(block.dataset.appWhen).some((condition) => holds(form, condition))
      );
  };
  form.addEventListener("change", update);
  update();
}
