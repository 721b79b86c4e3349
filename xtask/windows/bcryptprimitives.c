/* For Wine 8 only: the one function of Windows' bcryptprimitives.dll that Rust's standard library calls, handed on to
   the older function behind RtlGenRandom. No part of what users get. */
#include <windows.h>

BOOLEAN NTAPI SystemFunction036(PVOID buffer, ULONG length);

__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE buffer, SIZE_T length) {
    return SystemFunction036(buffer, (ULONG)length);
}
