"""Server of the page: its addresses and their answers, for this computer only."""

from __future__ import annotations

import asyncio
import socket
import traceback
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import ExitStack, asynccontextmanager, closing, contextmanager, suppress
from pathlib import Path
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import FileResponse, HTMLResponse, JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from network import DigitError, Network
from network.preprocessing.picture import Picture
from scenes.film import CHAPTERS, FILMS
from scenes.look import CHOICES
from studio.errors import StudioError, reason_of
from studio.planning.formats import FORMATS
from studio.planning.jobs import plan_film
from studio.planning.looks import look_from
from studio.web import live
from studio.web.browser import opened_in_browser, redirect_to
from studio.web.connections import MOST_WAITING, Connection, ignore_exhaustion
from studio.web.finished import OpenedFile, describe_finished, finished_films, open_file
from studio.web.guard import Guard
from studio.web.key import HOST, Key
from studio.web.render_queue import FORMS, RenderQueue
from studio.web.signals import PageServer, stopping_on_signals

LARGEST_UPLOAD = 20_000_000  # bytes; photos of phones have 3 to 12 million
PAGE = Path(__file__).parent / "page"


def serve(
    network: Network, out: Path, port: int, on_ready: Callable[[str], None], in_browser: bool
) -> None:
    """Serve the page until a signal ends it, as Ctrl-C does.

    Parameters
    ----------
    out : folder for the films.
    port : on which the server listens; 0 takes one that is free.
    on_ready : called with the page's address when it can be opened.
    in_browser : opens it in the user's browser.

    Raises
    ------
    StudioError
        When the port is taken or not allowed.
    """
    with listening(port) as listener, ExitStack() as until_the_end:
        key = Key(listener.getsockname()[1])
        app = application(network, out, key)
        server = PageServer(
            uvicorn.Config(
                app,
                http=Connection,
                ws="none",
                backlog=MOST_WAITING,
                log_level="critical",  # all else is about nonsense that others send
                timeout_graceful_shutdown=2,
            )
        )
        until_the_end.enter_context(stopping_on_signals(server))
        app.state.renders = until_the_end.enter_context(closing(RenderQueue(out)))
        on_ready(key.address)
        if in_browser:
            with suppress(StudioError):  # the user has the address
                until_the_end.enter_context(opened_in_browser(key.address, out))
        server.run([listener])


@contextmanager
def listening(port: int) -> Iterator[socket.socket]:
    """Listen on a port of this computer, 0 for one that is free.

    Raises
    ------
    StudioError
        When it is taken or not allowed.
    """
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((HOST, port))
        except (OSError, OverflowError) as error:
            raise StudioError(
                f"port {port} is taken or not allowed; use --port 0 to pick a free one"
            ) from error
        listener.listen(MOST_WAITING)
        yield listener


def application(network: Network, out: Path, key: Key) -> Starlette:
    """Return the page's application for a network; its state lacks the queue of ``renders``."""

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        asyncio.get_running_loop().set_exception_handler(ignore_exhaustion)
        yield

    routes = [
        Route("/", lambda request: enter(key)),
        Mount(
            f"/{key.room}",
            routes=[
                Route("/", lambda request: FileResponse(PAGE / "index.html")),
                Mount("/page", StaticFiles(directory=PAGE)),
                Route("/api/choices", choices),
                Route("/api/read", read, methods=["POST"]),
                Route("/api/steps", steps, methods=["POST"]),
                Route("/api/shown", shown, methods=["POST"]),
                Route("/api/renders", list_films),
                Route("/api/renders", start_render, methods=["POST"]),
                Route("/api/renders/{render}", cancel_render, methods=["DELETE"]),
                Route("/api/films/{film}/{kind}", film_file),
            ],
        ),
    ]
    handlers: dict[Any, Any] = {
        **dict.fromkeys((DigitError, StudioError, ClientDisconnect), _refuse),
        **dict.fromkeys((OSError, MemoryError), _give_up),
        Exception: _apologise,
    }
    app = Starlette(
        routes=routes,
        lifespan=lifespan,
        middleware=[Middleware(Guard, key=key)],
        exception_handlers=handlers,
    )
    app.state.network, app.state.out = network, out
    app.state.decoding = asyncio.Lock()
    return app


def enter(key: Key) -> Response:
    """Give a browser that came with the key a cookie, and lead it on to the page.

    It is led by a web page of ours: after a redirect, the browser would still count itself as
    coming from elsewhere, and would not send the cookie.
    """
    answer = HTMLResponse(redirect_to(f"/{key.room}/"))
    answer.set_cookie(key.cookie, key.token, path=f"/{key.room}/", httponly=True, samesite="strict")
    return answer


async def _refuse(request: Request, error: Exception) -> Response:
    return JSONResponse({"error": str(error)}, 400)


async def _give_up(request: Request, error: OSError | MemoryError) -> Response:
    return JSONResponse({"error": f"This did not work: {reason_of(error)}."}, 503)


async def _apologise(request: Request, error: Exception) -> Response:
    traceback.print_exception(error)
    sentence = f"Something went wrong here ({type(error).__name__}); the terminal has the details."
    return JSONResponse({"error": sentence}, 500)


async def choices(request: Request) -> Response:
    """Answer with the network, and the choices for rendering."""
    return JSONResponse(
        {
            "network": live.describe_network(request.app.state.network),
            "films": list(FILMS),
            "chapters": [
                {"name": chapter.__name__, "title": chapter.title} for chapter in CHAPTERS
            ],
            "qualities": {letter: str(size) for letter, size in FORMATS.items()},
            "forms": FORMS,
            "looks": CHOICES,
        }
    )


async def read(request: Request) -> Response:
    """A picture in the body: what the network makes of it, or of the digit in it that is picked."""
    picture, pick = await _uploaded(request)
    facts = await run_in_threadpool(live.describe_reading, request.app.state.network, picture, pick)
    return JSONResponse(facts)


async def steps(request: Request) -> Response:
    """A picture in the body: the steps from it to the digit, or to the one that is picked."""
    picture, pick = await _uploaded(request)
    return JSONResponse(await run_in_threadpool(live.describe_steps, picture, pick))


async def shown(request: Request) -> Response:
    """A picture in the body that the browser can't show, such as a PDF: the same as a PNG."""
    picture, _ = await _uploaded(request)
    return JSONResponse(await run_in_threadpool(live.describe_shown, picture))


async def _uploaded(request: Request) -> tuple[Picture, int]:
    pick = request.query_params.get("pick", "1")
    if not (pick.isascii() and pick.isdigit() and len(pick) < 4):
        raise DigitError("pick must be a number, 1 or higher")
    upload = bytearray()
    async for chunk in request.stream():
        upload += chunk
        if len(upload) > LARGEST_UPLOAD:
            raise DigitError(
                f"the file is too large; use a picture of at most {LARGEST_UPLOAD // 1_000_000} MB"
            )
    async with request.app.state.decoding:  # large pictures take memory, so one at a time
        return await run_in_threadpool(live.open_upload, bytes(upload)), int(pick)


async def list_films(request: Request) -> Response:
    """Answer with the films asked for and their progress, and with finished films."""
    films = await run_in_threadpool(describe_finished, request.app.state.out)
    return JSONResponse({"renders": request.app.state.renders.describe(), "films": films})


async def start_render(request: Request) -> Response:
    """Queue a film of the picture in the body, with scenes, quality and look of the query."""
    names = request.query_params.getlist("scene")
    letter = request.query_params.get("quality", "m")
    form = request.query_params.get("format", "mp4")
    if not names:
        raise StudioError("choose a film or at least one chapter")
    if letter not in FORMATS:
        raise StudioError(f"quality must be one of {', '.join(FORMATS)}")
    if form not in FORMS:
        raise StudioError(f"format must be one of {', '.join(FORMS)}")
    picture, pick = await _uploaded(request)
    look = look_from({name: value for name in CHOICES if (value := request.query_params.get(name))})
    job = await run_in_threadpool(
        plan_film, names, picture.digit(pick), request.app.state.network, FORMATS[letter], look
    )
    return JSONResponse(request.app.state.renders.add(job, form).describe(), 201)


async def cancel_render(request: Request) -> Response:
    """Stop a film, or take it out of the queue."""
    request.app.state.renders.cancel(request.path_params["render"])
    return Response(status_code=204)


async def film_file(request: Request) -> Response:
    """Send a file of a finished film, found by its id: no part of the address is a path."""
    out, kind = request.app.state.out, request.path_params["kind"]
    films = {film.id: film for film in await run_in_threadpool(finished_films, out)}
    film = films.get(request.path_params["film"])
    if film is not None and kind in film.files:
        with suppress(FileNotFoundError):
            file = await run_in_threadpool(open_file, out, film.folder, film.files[kind])
            disposition = "attachment" if "download" in request.query_params else "inline"
            return OpenedFile(file, film.download_name(kind), disposition)
    return JSONResponse({"error": "this film no longer exists"}, 404)
