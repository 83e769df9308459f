// The drawing area: mouse, pen, finger and keyboard draw; a dropped picture takes its place.

const GROUND = "#000", INK = "#fff", STEP = 12;

export class Pad {
  constructor(canvas, penSize, onChange) {
    Object.assign(this, { canvas, penSize, onChange });
    this.paint = canvas.getContext("2d");
    this.strokes = [];
    this.picture = null;
    this.cursor = { x: canvas.width / 2, y: canvas.height / 4, down: false, shown: false };
    this.listen();
    this.draw();
  }

  get isEmpty() { return !this.picture && this.strokes.length === 0; }

  listen() {
    let stroke = null;
    const { canvas } = this;
    canvas.addEventListener("pointerdown", (event) => {
      if (event.button) return;
      canvas.setPointerCapture(event.pointerId);
      this.cursor.shown = false;
      stroke = this.begin(this.place(event));
    });
    canvas.addEventListener("pointermove", (event) => {
      if (!stroke) return;
      for (const part of event.getCoalescedEvents?.() ?? [event]) stroke.points.push(this.place(part));
      this.change();
    });
    for (const end of ["pointerup", "pointercancel"]) canvas.addEventListener(end, () => { stroke = null; });
    canvas.addEventListener("keydown", (event) => this.key(event));
    canvas.addEventListener("blur", () => { this.cursor.shown = false; this.draw(); });
  }

  place(event) {
    const box = this.canvas.getBoundingClientRect();
    const scale = this.canvas.width / box.width;
    return { x: (event.clientX - box.left) * scale, y: (event.clientY - box.top) * scale };
  }

  begin(point) {
    this.picture = null;
    const stroke = { size: this.penSize(), points: [point] };
    this.strokes.push(stroke);
    this.change();
    return stroke;
  }

  key(event) {
    const ways = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    const { cursor, canvas } = this;
    if (event.key === " ") {
      cursor.down = !cursor.down;
      if (cursor.down) this.begin({ x: cursor.x, y: cursor.y });
    } else if (ways[event.key]) {
      const [right, down] = ways[event.key];
      cursor.x = Math.min(canvas.width, Math.max(0, cursor.x + STEP * right));
      cursor.y = Math.min(canvas.height, Math.max(0, cursor.y + STEP * down));
      if (cursor.down) this.strokes.at(-1)?.points.push({ x: cursor.x, y: cursor.y });
    } else return;
    event.preventDefault();
    cursor.shown = true;
    if (cursor.down) this.change(); else this.draw();
  }

  show(picture, file) {
    this.strokes = [];
    this.picture = { image: picture, file };
    this.change();
  }

  undo() {
    this.picture = null;
    this.strokes.pop();
    this.change();
  }

  clear() {
    this.picture = null;
    this.strokes = [];
    this.cursor.down = false;
    this.change();
  }

  change() {
    this.draw();
    this.onChange();
  }

  // What is sent to be read: the file that was dropped as it is, or else the drawing without the cursor.
  picked() {
    if (this.picture) return Promise.resolve(this.picture.file);
    this.draw(false);
    return new Promise((resolve) => {
      this.canvas.toBlob(resolve, "image/png");
      this.draw();
    });
  }

  draw(withCursor = true) {
    const { paint, canvas, cursor } = this;
    paint.fillStyle = GROUND;
    paint.fillRect(0, 0, canvas.width, canvas.height);
    if (this.picture) this.drawPicture(this.picture.image);
    paint.strokeStyle = paint.fillStyle = INK;
    paint.lineCap = paint.lineJoin = "round";
    for (const { size, points } of this.strokes) {
      paint.lineWidth = size;
      paint.beginPath();
      paint.moveTo(points[0].x, points[0].y);
      for (const { x, y } of points.length > 1 ? points.slice(1) : points) paint.lineTo(x, y);
      paint.stroke();
    }
    if (withCursor && cursor.shown) {
      paint.lineWidth = 3;
      paint.strokeStyle = cursor.down ? "#ffd95a" : "#a6a6a6";
      paint.beginPath();
      paint.arc(cursor.x, cursor.y, this.penSize() / 2, 0, 2 * Math.PI);
      paint.stroke();
    }
  }

  drawPicture(image) {
    const { left, top, width, height } = this.pictureBox(image);
    this.paint.drawImage(image, left, top, width, height);
  }

  pictureBox(image) {
    const scale = Math.min(this.canvas.width / image.width, this.canvas.height / image.height);
    const [width, height] = [image.width * scale, image.height * scale];
    return { left: (this.canvas.width - width) / 2, top: (this.canvas.height - height) / 2, width, height };
  }

  // Shares of what was sent to shares of the area, as a picture may not fill it.
  onPad([left, top, right, bottom]) {
    if (!this.picture) return [left, top, right, bottom];
    const box = this.pictureBox(this.picture.image);
    const across = (x) => (box.left + x * box.width) / this.canvas.width;
    const down = (y) => (box.top + y * box.height) / this.canvas.height;
    return [across(left), down(top), across(right), down(bottom)];
  }
}
