# Local search in Python, judged by Reprise: python3 ask_and_tell.py ./reprise serve-search
#     --name my-search --seeds 5 --budget 100 --out results
import json, subprocess, sys

serve = subprocess.Popen(sys.argv[1:], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

def ask(**question):
    serve.stdin.write(json.dumps(question) + "\n")
    serve.stdin.flush()
    return json.loads(serve.stdout.readline())

while json.loads(serve.stdout.readline() or "{}").get("event") == "start":
    best, answer = -1.0, ask(sample=1)
    while "event" not in answer:                      # "end" comes when the budget is spent
        start = answer["architecture"]
        for candidate in [start] + ask(neighbours=start)["architectures"]:
            answer = ask(evaluate=candidate)
            if "event" in answer:
                break
            best = max(best, answer["validAccuracy"])
        else:
            answer = ask(sample=1)
    print("best validation accuracy:", best)
